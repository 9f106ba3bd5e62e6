using FaceGallery.Web.Faces;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

public sealed class FaceSelectionTests
{
    private static readonly int[] Faces = [10, 11, 12, 13, 14, 15, 16];

    private readonly FaceSelection _selection = new(Faces, []);

    [Fact]
    public void A_range_goes_from_the_last_choice_and_shrinks_again()
    {
        _selection.Toggle(0);
        _selection.Toggle(2);
        _selection.ExtendTo(5);
        _selection.Chosen.ShouldBe([10, 12, 13, 14, 15], ignoreOrder: true);

        _selection.ExtendTo(3);

        _selection.Chosen.ShouldBe([10, 12, 13], ignoreOrder: true);
    }

    [Fact]
    public void Going_on_does_not_choose_and_stays_within_the_list()
    {
        _selection.MoveTo(99);

        _selection.Active.ShouldBe(6);
        _selection.Chosen.ShouldBeEmpty();
    }

    [Fact]
    public void A_sweep_adds_the_faces_in_its_rows_and_columns()
    {
        _selection.Toggle(0);

        _selection.Sweep(columns: 3, firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1);

        _selection.Chosen.ShouldBe([10, 13, 14, 16], ignoreOrder: true);
    }

    [Fact]
    public void All_and_none()
    {
        _selection.ChooseAll();
        _selection.Chosen.Count.ShouldBe(Faces.Length);

        _selection.Clear();

        _selection.Chosen.ShouldBeEmpty();
    }
}
