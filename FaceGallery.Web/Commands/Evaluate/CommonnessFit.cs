using System.Numerics.Tensors;
using FaceGallery.Domain.Calibration;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>
/// Fits anew what is common to faces (<see cref="Commonness"/>): a ridge regression of how near strangers come to a face on its embedding.
/// How near they come is the mean cosine similarity of the sixth to the thirtieth nearest stranger: the very nearest are chance, and may be the
/// same person after all.
/// </summary>
public static class CommonnessFit
{
    private const int NearestSkipped = 5;
    private const int NearestCounted = 25;

    /// <summary>Of the ridge. A tenth or the tenfold of it changes nothing of note.</summary>
    private const double Penalty = 1;

    /// <summary>From here on two faces of photos in which anybody may return are not taken for strangers.</summary>
    private const float MaybeSame = 0.5f;

    private const int Folds = 5;

    /// <param name="faces">Usable faces of many people, all of one model.</param>
    /// <param name="threshold">Least similarity of two faces for a name.</param>
    /// <exception cref="EvaluationException">They are too few to fit anything.</exception>
    public static CommonnessResult Fit(IReadOnlyList<StrangerFace> faces, float threshold)
    {
        var people = faces.Count(face => face.IsReference);
        if (people == 0 || faces.Count < 10 * NearestCounted)
        {
            throw new EvaluationException($"{faces.Count} usable faces, {people} of them in folders of people, are too few to fit anything.");
        }

        var nearness = faces.AsParallel().AsOrdered().Select(face => Nearness(face, faces)).ToArray();
        var fit = Fit(faces, nearness);
        var heldOut = HeldOut(faces, nearness);
        var (error, spread, mean) = (0.0, 0.0, nearness.Average());
        for (var i = 0; i < faces.Count; i++)
        {
            error += Math.Pow(heldOut[i].Nearness - nearness[i], 2);
            spread += Math.Pow(mean - nearness[i], 2);
        }

        return new CommonnessResult(
            faces.Count,
            1 - (error / spread),
            FalseMatches(faces, heldOut, threshold),
            [.. fit.Weights.Select(weight => (float)Math.Round(weight, 5))],
            (float)Math.Round(fit.Offset, 5));
    }

    /// <summary>What a fit on other people's faces says of each; photos and people are in one of the folds as a whole.</summary>
    private static (double Nearness, double Commonness)[] HeldOut(IReadOnlyList<StrangerFace> faces, double[] nearness)
    {
        var folds = faces.Select(face => face.Key).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(key => key.Item, key => key.Index % Folds);
        var heldOut = new (double, double)[faces.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = Enumerable.Range(0, faces.Count).Where(i => folds[faces[i].Key] != fold).ToList();
            var fit = Fit(others.ConvertAll(i => faces[i]), [.. others.Select(i => nearness[i])]);
            foreach (var i in Enumerable.Range(0, faces.Count).Where(i => folds[faces[i].Key] == fold))
            {
                heldOut[i] = (fit.Of(faces[i].Embedding) + fit.ReferenceNearness, fit.Of(faces[i].Embedding));
            }
        }

        return heldOut;
    }

    private static Dictionary<string, ErrorRate> FalseMatches(
        IReadOnlyList<StrangerFace> faces, (double Nearness, double Commonness)[] heldOut, float threshold) => faces.Index()
        .Where(face => face.Item.Group is not null)
        .GroupBy(face => face.Item.Group!)
        .ToDictionary(group => group.Key, group =>
        {
            var pairs = group.SelectMany(one => group.Where(other => other.Index > one.Index), (one, other) =>
                Cosine(one.Item.Embedding, other.Item.Embedding) - heldOut[one.Index].Commonness - heldOut[other.Index].Commonness).ToList();
            return new ErrorRate(pairs.Count(similarity => similarity >= threshold), pairs.Count);
        });

    private static double Nearness(StrangerFace face, IReadOnlyList<StrangerFace> all) => all
        .Where(other => other.Key != face.Key || (face.MayReturn && other.Photo == face.Photo && other != face))
        .Select(other => (Cosine: Cosine(face.Embedding, other.Embedding), MaybeSame: face.MayReturn || other.MayReturn))
        .Where(pair => pair.Cosine <= MaybeSame || !pair.MaybeSame)
        .Select(pair => pair.Cosine)
        .OrderDescending().Skip(NearestSkipped).Take(NearestCounted).Average();

    private static float Cosine(Embedding one, Embedding other) => TensorPrimitives.Dot(one.Vector, other.Vector);

    private static Linear Fit(IReadOnlyList<StrangerFace> faces, double[] nearness)
    {
        var length = faces[0].Embedding.Vector.Length;
        var centre = Enumerable.Range(0, length).Select(i => faces.Average(face => (double)face.Embedding.Vector[i])).ToArray();
        var (matrix, right, mean) = (new double[length, length], new double[length], nearness.Average());
        foreach (var (face, near) in faces.Zip(nearness))
        {
            var row = new double[length];
            for (var i = 0; i < length; i++)
            {
                row[i] = face.Embedding.Vector[i] - centre[i];
            }

            for (var i = 0; i < length; i++)
            {
                right[i] += row[i] * (near - mean);
                for (var j = 0; j <= i; j++)
                {
                    matrix[i, j] += row[i] * row[j];
                }
            }
        }

        for (var i = 0; i < length; i++)
        {
            matrix[i, i] += Penalty;
        }

        var weights = Solve(matrix, right);
        var fit = new Linear(weights, mean - weights.Zip(centre, (weight, value) => weight * value).Sum(), 0);
        var reference = faces.Where(face => face.IsReference).Average(face => fit.Of(face.Embedding));
        return fit with { Offset = fit.Offset - reference, ReferenceNearness = reference };
    }

    /// <summary>Cholesky's decomposition of a symmetric positive matrix, of which the lower half is read and overwritten.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var length = right.Length;
        for (var i = 0; i < length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                matrix[i, j] = i == j ? Math.Sqrt(sum) : sum / matrix[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                solution[i] -= matrix[i, k] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        for (var i = length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < length; k++)
            {
                solution[i] -= matrix[k, i] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        return solution;
    }

    /// <param name="ReferenceNearness">How near strangers come to the people whose commonness is 0 on average.</param>
    private sealed record Linear(double[] Weights, double Offset, double ReferenceNearness)
    {
        public double Of(Embedding face)
        {
            var sum = Offset;
            for (var i = 0; i < Weights.Length; i++)
            {
                sum += Weights[i] * face.Vector[i];
            }

            return sum;
        }
    }
}

/// <summary>A face among strangers.</summary>
/// <param name="Key">Faces of one key are not taken for strangers, unless they are in one photo together: the person's folder, or the photo.</param>
/// <param name="Group">Whose false matches are counted; null for none.</param>
/// <param name="IsReference">One of the people whose commonness is to be 0 on average.</param>
/// <param name="MayReturn">The same person may be in other photos.</param>
public sealed record StrangerFace(string Key, string Photo, Embedding Embedding, string? Group, bool IsReference, bool MayReturn);

/// <summary>What is to be written into <see cref="Commonness"/>.</summary>
/// <param name="Explained">Share of the variance that a fit on other people's faces explains (five folds).</param>
/// <param name="HeldOut">By group: its pairs, and those that reach the threshold for a name by fits on other people's faces.</param>
/// <param name="Weights">By dimension.</param>
public sealed record CommonnessResult(
    int Faces, double Explained, IReadOnlyDictionary<string, ErrorRate> HeldOut, IReadOnlyList<float> Weights, float Offset);
