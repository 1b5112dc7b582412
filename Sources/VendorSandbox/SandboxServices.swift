/// The services that there are.
enum SandboxServices {
    /// All services of one run, in the order of their ports.
    static func all(in world: SandboxWorld) -> [any SandboxService] {
        let (alibaba, tencent) = (AlibabaAccount(), TencentAccount())
        return [
            AlibabaIMSService(world: world, account: alibaba), AlibabaOSSService(world: world, account: alibaba),
        ] + HuaweiMetaStudioService.services(in: world) + [
            TencentVODService(world: world, vendor: tencent), TencentCOSService(world: world, vendor: tencent),
        ]
    }
}
