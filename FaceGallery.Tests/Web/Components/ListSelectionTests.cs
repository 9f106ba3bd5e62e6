using FaceGallery.Web.Components;
using Shouldly;

namespace FaceGallery.Tests.Web.Components;

public sealed class ListSelectionTests
{
    private static readonly int[] Items = [10, 11, 12, 13, 14, 15, 16];

    private readonly ListSelection _selection = new();

    public ListSelectionTests() => _selection.Show(Items, []);

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
    public void A_stretch_is_chosen_whole_then_not_at_all_and_others_stay_as_they_are()
    {
        _selection.Toggle(0);
        _selection.Toggle(3);
        (_selection.IsChosen(0, 1), _selection.IsChosen(2, 3), _selection.IsChosen(4, 3)).ShouldBe((true, null, false));

        _selection.ToggleAll(2, 3);
        _selection.Chosen.ShouldBe([10, 12, 13, 14], ignoreOrder: true);
        _selection.ToggleAll(2, 3);
        _selection.Chosen.ShouldBe([10]);
    }

    [Fact]
    public void A_range_goes_both_ways()
    {
        _selection.Toggle(4);
        _selection.ExtendTo(2);

        _selection.Chosen.ShouldBe([12, 13, 14], ignoreOrder: true);
    }

    [Fact]
    public void What_left_the_list_is_no_longer_chosen_and_a_range_begins_where_the_last_choice_is_now()
    {
        _selection.Toggle(0);
        _selection.Toggle(3);
        _selection.Show([9, 11, 12, 13, 14], [.. _selection.Chosen]);
        _selection.Chosen.ShouldBe([13]);

        _selection.ExtendTo(4);

        _selection.Chosen.ShouldBe([13, 14], ignoreOrder: true);
    }

    [Fact]
    public void Going_on_does_not_choose_and_stays_within_the_list()
    {
        _selection.MoveTo(99);

        _selection.Active.ShouldBe(6);
        _selection.Chosen.ShouldBeEmpty();
    }

    [Fact]
    public void A_sweep_adds_what_lies_in_its_rows_and_columns()
    {
        _selection.Toggle(0);

        _selection.Sweep(columns: 3, firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1);

        _selection.Chosen.ShouldBe([10, 13, 14, 16], ignoreOrder: true);
    }

    [Fact]
    public void All_and_none()
    {
        _selection.ChooseAll();
        _selection.Chosen.Count.ShouldBe(Items.Length);

        _selection.Clear();

        _selection.Chosen.ShouldBeEmpty();
    }
}
