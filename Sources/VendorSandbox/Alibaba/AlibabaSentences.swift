/// The 20 sentences of each scenario of the basic edition, in the sandbox's own words.
enum AlibabaSentences {
    /// A sentence and its number.
    struct Sentence: Sendable {
        var id: Int
        var text: String
    }

    /// The scenarios.
    static let scenarios = ["story", "interaction", "navigation"]

    /// The sentences of a scenario, numbered apart from the others'.
    static func sentences(of scenario: String) -> [Sentence] {
        let first = 100 * (scenarios.firstIndex(of: scenario) ?? 0) + 1
        return texts(of: scenario).enumerated().map { Sentence(id: first + $0.offset, text: $0.element) }
    }

    private static func texts(of scenario: String) -> [String] {
        switch scenario {
        case "story": story
        case "interaction": interaction
        default: navigation
        }
    }

    private static let story = [
        "不行，他想了一下，我不能这样对国王说，这是在撒谎。", "很久以前，山脚下住着一位老渔夫和他的孙女。",
        "小狐狸抖了抖尾巴，悄悄走进了月光下的树林。", "风停了，湖面像一面镜子，连云朵都看得清清楚楚。",
        "奶奶把灯点亮，屋子里一下子暖和起来了。", "请等等我，小乌龟喊道，我马上就到河边了。",
        "第二天清晨，村里的钟声比平时响得更早。", "他打开那封旧信，里面只有一片干枯的叶子。",
        "如果你愿意，我可以把这段路讲给你听。", "雪下了整整一夜，门口的小路已经看不见了。",
        "老木匠笑着说，好东西都要慢慢地做。", "孩子们围着火堆，谁也不肯先去睡觉。",
        "船离开码头的时候，妹妹还在用力地挥手。", "那只蓝色的鸟每到春天都会飞回来。",
        "她数了三遍，篮子里还是少了一个苹果。", "你听，远处好像有人在吹笛子。",
        "国王叹了口气，把王冠轻轻放在桌子上。", "星星落进了井里，小男孩这样告诉大家。",
        "走过这座桥，就是我们小时候住的地方。", "从那以后，他们再也没有吵过架。",
    ]

    private static let interaction = [
        "你好，请问今天有什么可以帮您？", "好的，我已经为您记下来了。", "今天多云转晴，最高气温二十六度。",
        "对不起，我没有听清楚，请再说一遍。", "您的闹钟已经设在明天早上七点。", "需要我把这首歌再放一次吗？",
        "冰箱里的牛奶还有两天就要过期了。", "没关系，慢慢来，我一直都在。", "客厅的灯已经关上了，晚安。",
        "下一场电影是晚上八点一刻开始。", "您想听新闻还是听一段音乐？", "快递已经放在门口的柜子里了。",
        "这道菜大约需要煮十五分钟。", "您今天走了八千多步，真不错。", "明天是妈妈的生日，别忘了打电话。",
        "我找到了三家附近的面馆。", "空调已经调到二十四度。", "会议改到了星期四下午三点。",
        "请告诉我您想去哪一个城市。", "再见，祝您度过愉快的一天。",
    ]

    private static let navigation = [
        "前方三百米，请靠右行驶。", "请在下一个路口左转，进入人民路。", "您已偏离路线，正在重新规划。",
        "前方有测速照相，限速六十公里。", "请沿当前道路继续行驶两公里。", "前方隧道，请打开车灯。",
        "目的地就在您的右前方。", "请走中间两条车道。", "前方五百米进入环岛，请走第三出口。",
        "前方道路施工，请减速慢行。", "进入高架，请注意合流车辆。", "前方学校路段，请注意行人。",
        "请在前方服务区休息一下。", "前方收费站，请提前减速。", "直行通过红绿灯，然后靠左。",
        "前方路段拥堵，预计通过需要八分钟。", "请掉头，然后在第一个路口右转。", "即将到达，停车场入口在左侧。",
        "前方急转弯，请控制车速。", "导航结束，感谢您的使用。",
    ]
}
