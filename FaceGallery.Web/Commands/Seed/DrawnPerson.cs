using System.Globalization;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Commands.Seed;

/// <summary>Somebody who does not exist: a drawn face, and where their embeddings lie.</summary>
internal sealed class DrawnPerson
{
    /// <summary>
    /// Random directions in so many dimensions are as alike as real people's faces: one pair in 1,000 reaches 0.35, one in 10,000 reaches 0.42, one in 57,000
    /// reaches 0.46 (measured on photos: 0.33, 0.40 and 0.46).
    /// </summary>
    private const int Spread = 80;

    private const int Dimensions = 128;

    /// <summary>Two good pictures of one person are alike to 0.64 on average …</summary>
    private const float Good = 0.8f;

    /// <summary>… and a poor one is like a good one to 0.32: enough for a question, too little for a name.</summary>
    private const float Poor = 0.4f;

    /// <summary>One picture in so many is poor.</summary>
    private const int PoorOneIn = 12;

    private static readonly string[] Skins = ["#f6d3bd", "#eac0a0", "#d9a27c", "#b97f58", "#8d5a3b", "#6a4029"];
    private static readonly string[] Hairs = ["#2a1d17", "#4b3224", "#7a5230", "#b98a4a", "#d8c08a", "#8f3f22", "#9aa0a6", "#1d2530"];
    private static readonly string[] Shirts = ["#2c6e61", "#7b3f61", "#31557f", "#a4562c", "#5b6b2f", "#54478c", "#8a2f3b", "#3d4a52", "#c08a2b"];

    private readonly float[] _direction;
    private readonly string _skin;
    private readonly string _hair;
    private readonly string _shirt;
    private readonly int _style;

    public DrawnPerson(int number, Random random)
    {
        Number = number;
        _direction = Direction(random);
        (_skin, _hair, _shirt, _style) = (Skins[random.Next(Skins.Length)], Hairs[random.Next(Hairs.Length)], Shirts[random.Next(Shirts.Length)], random.Next(24));
    }

    public int Number { get; }

    public Embedding Photographed(string model, Random random)
    {
        var own = random.Next(PoorOneIn) == 0 ? Poor : Good;
        var noise = Direction(random);
        var vector = new float[Dimensions];
        for (var i = 0; i < Spread; i++)
        {
            vector[i] = (own * _direction[i]) + (MathF.Sqrt(1 - (own * own)) * noise[i]);
        }

        return Embedding.FromOutput(model, vector);
    }

    /// <summary>Head and shoulders as SVG.</summary>
    /// <param name="x">Centre of the face in pixels.</param>
    /// <param name="y">Centre of the face in pixels.</param>
    /// <param name="r">Half the face's width in pixels.</param>
    public string Draw(double x, double y, double r) => string.Create(CultureInfo.InvariantCulture, $"""
        <g transform="translate({x:0.#} {y:0.#}) scale({r / 100:0.###})">
        {(_style % 3 == 0 ? $"<path d='M-112 20 Q-125 -140 0 -140 Q125 -140 112 20 L104 150 L-104 150 Z' fill='{_hair}'/>" : "")}
        <path d="M-190 1500 L-190 420 Q-190 190 -60 165 L60 165 Q190 190 190 420 L190 1500 Z" fill="{_shirt}"/>
        <rect x="-42" y="90" width="84" height="95" rx="40" fill="{_skin}"/>
        <ellipse cx="0" cy="0" rx="100" ry="126" fill="{_skin}"/>
        <ellipse cx="-101" cy="8" rx="15" ry="26" fill="{_skin}"/><ellipse cx="101" cy="8" rx="15" ry="26" fill="{_skin}"/>
        {(_style % 8 == 7 ? "" : $"<path d='M-104 -12 Q-112 -138 0 -138 Q112 -138 104 -12 Q84 -78 {(_style % 2 == 0 ? "-20" : "40")} -88 Q-70 -84 -104 -12 Z' fill='{_hair}'/>")}
        {(_style % 5 == 4 ? $"<path d='M-92 30 Q-86 128 0 130 Q86 128 92 30 Q60 74 0 68 Q-60 74 -92 30 Z' fill='{_hair}'/>" : "")}
        <path d="M-58 -28 q20 -14 40 0 M18 -28 q20 -14 40 0" stroke="{_hair}" stroke-width="8" fill="none" stroke-linecap="round"/>
        <circle cx="-38" cy="0" r="10" fill="#22262a"/><circle cx="38" cy="0" r="10" fill="#22262a"/>
        <path d="M0 4 q-14 34 2 40" stroke="#0003" stroke-width="7" fill="none" stroke-linecap="round"/>
        <path d="M-34 68 q34 {(_style % 4 == 0 ? 14 : 34)} 68 0" stroke="#8d2f35" stroke-width="9" fill="none" stroke-linecap="round"/>
        {(_style % 6 == 5 ? "<g fill='none' stroke='#2b2f33' stroke-width='6'><circle cx='-38' cy='0' r='27'/><circle cx='38' cy='0' r='27'/><path d='M-11 0 h22 M-65 -4 l-36 -8 M65 -4 l36 -8'/></g>" : "")}
        </g>
        """);

    private static float[] Direction(Random random)
    {
        var vector = new float[Spread];
        for (var i = 0; i < Spread; i++)
        {
            vector[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / length);
    }
}
