"""The network that tells voices apart: its weights folded and stored, and a graph of it for the reference runtime.

Written from the paper (Wang, Zheng, Chen, Cheng, Chen: CAM++, arXiv 2303.00332) and from the names and shapes of the tensors.
"""

import pickle
import zipfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

BANDS, STEM, BLOCKS, GROWTH, BOTTLENECK, CONTEXT, SIZE = 80, 32, ((12, 1), (24, 2), (16, 2)), 32, 128, 100, 192


def checkpoint(path):
    """The tensors of a PyTorch checkpoint, by name. Nothing but tensors is taken from the file, and no code is run."""
    archive = zipfile.ZipFile(path)
    index = next(name for name in archive.namelist() if name.endswith("data.pkl"))
    types = {"FloatStorage": "<f4", "LongStorage": "<i8"}

    def tensor(storage, offset, size, stride, *_):
        bytes_per_step = [step * storage.itemsize for step in stride]
        return np.lib.stride_tricks.as_strided(storage[offset:], size, bytes_per_step).copy()

    class Reader(pickle.Unpickler):
        def find_class(self, module, name):
            if name == "_rebuild_tensor_v2":
                return tensor
            if name in types:
                return types[name]
            if (module, name) == ("collections", "OrderedDict"):
                return dict
            raise pickle.UnpicklingError(f"{module}.{name}")

        def persistent_load(self, identifier):
            return np.frombuffer(archive.read(f"{index.removesuffix('.pkl')}/{identifier[2]}"), identifier[1])

    return Reader(archive.open(index)).load()


def folded(t):
    """The layers in the order of the network, by name: each a list of arrays in double precision.

    A convolution is [output][input][taps …] and a bias, with the normalization behind it folded in; a normalization that has no
    convolution before it is a factor and an offset for each channel.
    """
    layers = {}

    def norm(name):
        variance, mean = t[f"{name}.running_var"].astype(float), t[f"{name}.running_mean"].astype(float)
        factor = t.get(f"{name}.weight", np.ones_like(mean)).astype(float) / np.sqrt(variance + 1e-5)
        return factor, t.get(f"{name}.bias", np.zeros_like(mean)).astype(float) - mean * factor

    def convolution(name, weight, after):
        factor, offset = norm(after)
        weight = t[f"{weight}.weight"].astype(float)
        layers[name] = [weight * factor.reshape(-1, *[1] * (weight.ndim - 1)), offset]

    convolution("head.first", "head.conv1", "head.bn1")
    for layer in (1, 2):
        for block in (0, 1):
            part = f"head.layer{layer}.{block}"
            convolution(f"{part}.first", f"{part}.conv1", f"{part}.bn1")
            convolution(f"{part}.second", f"{part}.conv2", f"{part}.bn2")
            if block == 0:
                convolution(f"{part}.shortcut", f"{part}.shortcut.0", f"{part}.shortcut.1")
    convolution("head.last", "head.conv2", "head.bn2")
    convolution("delay", "xvector.tdnn.linear", "xvector.tdnn.nonlinear.batchnorm")
    # Its inputs are the channels of each frequency here, not the frequencies of each channel.
    weight = layers["delay"][0]
    layers["delay"][0] = weight.reshape(len(weight), STEM, -1, 5).swapaxes(1, 2).reshape(weight.shape)
    for block, (count, _) in enumerate(BLOCKS, 1):
        for number in range(1, count + 1):
            part = f"xvector.block{block}.tdnnd{number}"
            name = f"block{block}.{number}"
            layers[f"{name}.before"] = list(norm(f"{part}.nonlinear1.batchnorm"))
            convolution(f"{name}.narrow", f"{part}.linear1", f"{part}.nonlinear2.batchnorm")
            local = t[f"{part}.cam_layer.linear_local.weight"].astype(float)
            layers[f"{name}.local"] = [local, np.zeros(len(local))]
            for layer in ("linear1", "linear2"):
                layers[f"{name}.{layer}"] = [t[f"{part}.cam_layer.{layer}.{key}"].astype(float) for key in ("weight", "bias")]
        layers[f"transit{block}.before"] = list(norm(f"xvector.transit{block}.nonlinear.batchnorm"))
        if block < len(BLOCKS):
            linear = t[f"xvector.transit{block}.linear.weight"].astype(float)
            layers[f"transit{block}"] = [linear, np.zeros(len(linear))]
        else:
            convolution(f"transit{block}", f"xvector.transit{block}.linear", "xvector.out_nonlinear.batchnorm")
    convolution("dense", "xvector.dense.linear", "xvector.dense.nonlinear.batchnorm")
    return layers


def stored(layers):
    """The bytes that the network takes, layer by layer: matrices in half precision, what is one number for each channel in single.

    A matrix is [16 outputs at a time][taps …][input][16 outputs].
    """

    def packed(array):
        # [output][input][taps …] to [… taps][input][output]; of two dimensions, time goes before frequency.
        matrix = array.transpose().reshape(-1, len(array))
        return matrix.reshape(len(matrix), -1, 16).transpose(1, 0, 2).astype("<f2")

    arrays = (array for arrays in rounded(layers).values() for array in arrays)
    return b"".join((packed(array) if array.ndim > 1 else array.astype("<f4")).tobytes() for array in arrays)


def rounded(layers):
    """The same layers with the values that are stored."""

    def half(array):
        return array if array.ndim == 1 else array.astype(np.float16)

    return {name: [half(array) for array in arrays] for name, arrays in layers.items()}


def graph(layers):
    """The network for the reference runtime: [1][80][frames] features to [192]."""
    nodes, constants = [], []

    def constant(array, dtype=np.float32):
        name = f"c{len(constants)}"
        constants.append(numpy_helper.from_array(np.asarray(array, dtype), name))
        return name

    def node(kind, *inputs, **attributes):
        name = f"n{len(nodes)}"
        nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def convolution(x, name, **attributes):
        weight, bias = layers[name]
        return node("Conv", x, constant(weight), constant(bias), **attributes)

    def before(x, name):
        factor, offset = (constant(array.reshape(1, -1, 1)) for array in layers[name])
        return node("Relu", node("Add", node("Mul", x, factor), offset))

    plane = {"pads": [1, 1, 1, 1]}
    x = node("Unsqueeze", "features", constant([1], np.int64))  # [1][1][80][frames]
    x = node("Relu", convolution(x, "head.first", **plane))
    for layer in (1, 2):
        for block in (0, 1):
            part = f"head.layer{layer}.{block}"
            strides = [2, 1] if block == 0 else [1, 1]
            y = node("Relu", convolution(x, f"{part}.first", strides=strides, **plane))
            y = convolution(y, f"{part}.second", **plane)
            if block == 0:
                x = convolution(x, f"{part}.shortcut", strides=strides)
            x = node("Relu", node("Add", x, y))
    x = node("Relu", convolution(x, "head.last", strides=[2, 1], **plane))
    x = node("Transpose", x, perm=[0, 2, 1, 3])
    x = node("Reshape", x, constant([1, STEM * BANDS // 8, -1], np.int64))
    x = node("Relu", convolution(x, "delay", strides=[2], pads=[2, 2]))
    for block, (count, dilation) in enumerate(BLOCKS, 1):
        for number in range(1, count + 1):
            name = f"block{block}.{number}"
            y = node("Relu", convolution(before(x, f"{name}.before"), f"{name}.narrow"))
            local = convolution(y, f"{name}.local", dilations=[dilation], pads=[dilation, dilation])
            mean = node("ReduceMean", y, constant([2], np.int64), keepdims=1)
            # Each frame sees the mean of its 100 frames, of which the last ones may be fewer.
            parts = node("AveragePool", y, kernel_shape=[CONTEXT], strides=[CONTEXT], ceil_mode=1, count_include_pad=0)
            count_of_frames = node("Gather", node("Shape", y), constant(2, np.int64), axis=0)
            place = node("Div", node("Range", constant(0, np.int64), count_of_frames, constant(1, np.int64)), constant(CONTEXT, np.int64))
            context = node("Add", mean, node("Gather", parts, place, axis=2))
            context = node("Relu", convolution(context, f"{name}.linear1"))
            mask = node("Sigmoid", convolution(context, f"{name}.linear2"))
            x = node("Concat", x, node("Mul", local, mask), axis=1)
        x = convolution(before(x, f"transit{block}.before"), f"transit{block}")
    x = node("Relu", x)
    mean = node("ReduceMean", x, constant([2], np.int64), keepdims=1)
    far = node("Sub", x, mean)
    squares = node("ReduceSum", node("Mul", far, far), constant([2], np.int64), keepdims=1)
    frames = node("Cast", node("Gather", node("Shape", x), constant(2, np.int64), axis=0), to=TensorProto.FLOAT)
    deviation = node("Sqrt", node("Div", squares, node("Sub", frames, constant(1))))
    x = convolution(node("Concat", mean, deviation, axis=1), "dense")
    node("Reshape", x, constant([SIZE], np.int64))
    inputs = [helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, BANDS, None])]
    outputs = [helper.make_tensor_value_info(nodes[-1].output[0], TensorProto.FLOAT, [SIZE])]
    model = helper.make_model(
        helper.make_graph(nodes, "speakers", inputs, outputs, constants), opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def features(samples):
    """80 bands of Kaldi's filter bank for each 10 ms, in natural logarithms, less their mean: [80][frames].

    The logarithm has a floor, so everything is brought to one level first, −26 dB below a full-scale square wave.
    """
    level = np.sqrt(np.mean(np.square(samples, dtype=float)))
    samples = samples * (10 ** (-26 / 20) / level if level > 1e-7 else 1)
    starts = range(0, len(samples) - 399, 160)
    frames = np.stack([samples[start : start + 400] for start in starts]).astype(float)
    frames -= frames.mean(axis=1, keepdims=True)
    frames -= 0.97 * np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    frames *= (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 399)) ** 0.85
    powers = np.abs(np.fft.rfft(frames, 512)) ** 2

    def mel(hertz):
        return 1127 * np.log(1 + hertz / 700)

    edges = np.linspace(mel(20), mel(8000), BANDS + 2)
    bins = mel(np.arange(257) * 16000 / 512)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    bands = np.maximum(0, np.minimum(rising, falling))
    bands[256] = 0
    logarithms = np.log(np.maximum(powers @ bands, np.finfo(np.float32).eps))
    return (logarithms - logarithms.mean(axis=0)).T.astype(np.float32)
