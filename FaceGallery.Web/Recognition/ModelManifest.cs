namespace FaceGallery.Web.Recognition;

/// <summary>The weights that the product uses.</summary>
public static class ModelManifest
{
    public static ModelFile Detector { get; } = new(
        "yunet_n_dynamic",
        new("Models.Detector", "YuNet-n, ShiqiYu/libfacedetection.train"),
        "yunet_n_dynamic.onnx",
        "Apache-2.0",
        322_906,
        "104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12",
        new("https://raw.githubusercontent.com/ShiqiYu/libfacedetection.train/02246e79b1e976c83d1e135a85e0628120c93769/onnx/yunet_n_dynamic.onnx"));

    public static ModelFile Embedder { get; } = new(
        "MobileFaceNet",
        new("Models.Embedder", "foamliu/MobileFaceNet"),
        "MobileFaceNet.onnx",
        "Apache-2.0",
        3_998_070,
        "b7120c095d60094f28a4a54ba6a8bf51b297a6273fb40ef6350dfec1f63d9507",
        new("https://raw.githubusercontent.com/foamliu/MobileFaceNet/a6cc9032a659b615f477833e1a70b5e7931bcccc/weights/MobileFaceNet.onnx"));

    public static IReadOnlyList<ModelFile> All { get; } = [Detector, Embedder];
}
