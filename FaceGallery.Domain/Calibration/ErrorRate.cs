namespace FaceGallery.Domain.Calibration;

/// <summary>How often something went wrong in a number of trials, and how often it may go wrong at worst.</summary>
public readonly record struct ErrorRate(int Errors, int Trials)
{
    /// <summary>Quantile of the normal distribution for a two-sided confidence of 95 %.</summary>
    private const double Z = 1.96;

    /// <summary>0–1; null without trials.</summary>
    public double? Rate => Trials == 0 ? null : Errors / (double)Trials;

    /// <summary>Upper end of the 95 % interval (Wilson 1927), 0–1: without trials everything is possible.</summary>
    public double AtMost
    {
        get
        {
            if (Trials == 0)
            {
                return 1;
            }

            var (share, spread) = (Errors / (double)Trials, Z * Z / Trials);
            return (share + (spread / 2) + (Z * Math.Sqrt(((share * (1 - share)) + (spread / 4)) / Trials))) / (1 + spread);
        }
    }

    /// <summary>How many trials without any error it takes to say with 95 % confidence that the rate is not above this one.</summary>
    public static int LeastTrials(double rate) => (int)Math.Ceiling(Z * Z * ((1 / rate) - 1));
}
