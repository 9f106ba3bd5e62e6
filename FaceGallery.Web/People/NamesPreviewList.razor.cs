using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.People;

/// <summary>Which names would come and go, and some of the faces that it concerns; nothing until that is known.</summary>
public partial class NamesPreviewList
{
    [Parameter, EditorRequired]
    public NamesPreview? Preview { get; set; }

    private List<string> Lines(NamesPreview preview)
    {
        var lines = new List<string>();
        AddCount("Calibration.Gained", preview.Gained);
        AddCount("Calibration.Lost", preview.Lost);
        AddCount("Calibration.Renamed", preview.Renamed);
        if (!preview.ChangesNames)
        {
            lines.Add(Text["Calibration.Nothing"]);
        }

        var more = preview.SuggestionsThen - preview.SuggestionsNow;
        if (more != 0)
        {
            lines.Add(Text.Count(more > 0 ? "Calibration.SuggestionsMore" : "Calibration.SuggestionsFewer", Math.Abs(more)));
        }

        return lines;

        void AddCount(string key, PreviewCount count)
        {
            if (count.Faces > 0)
            {
                lines.Add(Text.Count(key, count.Faces, Text.Count("Count.Photos", count.Photos)));
            }
        }
    }

    private IEnumerable<(string Words, IReadOnlyList<PreviewFace> Faces)> Sides(PersonPreview person)
    {
        if (person.Gained > 0)
        {
            yield return (Text["Calibration.PersonGained", person.Gained], person.GainedFaces);
        }

        if (person.Lost > 0)
        {
            yield return (Text["Calibration.PersonLost", person.Lost], person.LostFaces);
        }
    }
}
