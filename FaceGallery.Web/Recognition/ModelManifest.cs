namespace FaceGallery.Web.Recognition;

/// <summary>The models that the product knows of itself. What an owner adds in the settings stands beside them.</summary>
public static class ModelManifest
{
    private const string Training = "https://raw.githubusercontent.com/ShiqiYu/libfacedetection.train/02246e79b1e976c83d1e135a85e0628120c93769/onnx/";

    public const string DefaultDetector = "yunet_n_dynamic";

    public const string DefaultEmbedder = "MobileFaceNet";

    public static IReadOnlyList<DetectorEntry> Detectors { get; } =
    [
        new()
        {
            Name = DefaultDetector,
            Source = "YuNet-n, ShiqiYu/libfacedetection.train",
            FileName = "yunet_n_dynamic.onnx",
            Licence = "Apache-2.0",
            Size = 322_906,
            Sha256 = "104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12",
            Address = new(Training + "yunet_n_dynamic.onnx"),
        },
        new()
        {
            Name = "yunet_s_dynamic",
            Source = "YuNet-s, ShiqiYu/libfacedetection.train",
            FileName = "yunet_s_dynamic.onnx",
            Licence = "Apache-2.0",
            Size = 237_823,
            Sha256 = "daede24002cc8590f457998cc5e6c9e8b82f45f6bd969506a8913cd4ed10a2d3",
            Address = new(Training + "yunet_s_dynamic.onnx"),
        },
    ];

    public static IReadOnlyList<EmbedderEntry> Embedders { get; } =
    [
        new()
        {
            Name = DefaultEmbedder,
            Source = "foamliu/MobileFaceNet",
            FileName = "MobileFaceNet.onnx",
            Licence = "Apache-2.0",
            Size = 3_998_070,
            Sha256 = "b7120c095d60094f28a4a54ba6a8bf51b297a6273fb40ef6350dfec1f63d9507",
            Address = new("https://raw.githubusercontent.com/foamliu/MobileFaceNet/a6cc9032a659b615f477833e1a70b5e7931bcccc/weights/MobileFaceNet.onnx"),
            Input = "input0",
            Output = "output0",
            Mean = [0.485f, 0.456f, 0.406f],
            Deviation = [0.229f, 0.224f, 0.225f],
            VectorSize = 128,
            MinStrength = 9.5f,
        },

        // Neither of these was tried here, and neither has thresholds: what is known of them is public (docs/recognition.md).
        new()
        {
            Name = "SFace",
            Source = "OpenCV Zoo",
            FileName = "face_recognition_sface_2021dec.onnx",
            Licence = "Apache-2.0",
            Size = 38_696_353,
            Sha256 = "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
            Address = new("https://media.githubusercontent.com/media/opencv/opencv_zoo/47534e27c9851bb1128ccc0102f1145e27f23f98/models/face_recognition_sface/face_recognition_sface_2021dec.onnx"),
            Input = "data",
            Output = "fc1",
            Mean = [0],
            Deviation = [1 / 255f],
            VectorSize = 128,
        },
        new()
        {
            Name = "AuraFace",
            Source = "fal/AuraFace-v1",
            FileName = "glintr100.onnx",
            Licence = "Apache-2.0",
            Size = 260_694_151,
            Sha256 = "a7933ea5330113b01c9b60351d8f4c33003f145d8470ac5f0e52ee2effe25c60",
            Address = new("https://huggingface.co/fal/AuraFace-v1/resolve/af6d057c9b0ec4071d4c49c80e3539258798b609/glintr100.onnx"),
            Input = "data",
            Output = "1333",
            Mean = [0.5f],
            Deviation = [0.5f],
            VectorSize = 512,
        },
    ];
}
