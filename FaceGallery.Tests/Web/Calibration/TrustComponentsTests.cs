using System.Globalization;
using Bunit;
using FaceGallery.Domain.Calibration;
using FaceGallery.Tests.Domain.Calibration;
using FaceGallery.Web.Calibration;
using FaceGallery.Web.Localisation;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Calibration;

public sealed class TrustComponentsTests : BunitContext
{
    private static readonly ThresholdReport Report = Confirmed.Check(Confirmed.Crowd(people: 40, each: 20, noise: 1.2f));

    public TrustComponentsTests()
    {
        Services.AddLocalization().AddSingleton<Text>();
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new("de-DE"), new("en"));
    }

    [Fact]
    public void The_picture_says_in_words_what_it_shows_with_numbers_as_the_reader_writes_them()
    {
        var label = Render<SimilarityChart>(chart => chart.Add(it => it.Report, Report)).Find("[role=img]").GetAttribute("aria-label")!;

        label.ShouldContain("same person reach the current setting of 0,46");
        label.ShouldContain($"suggested setting is {Report.Proposal.Rates!.Value.Threshold:0.00}");
    }

    [Fact]
    public void The_picture_is_drawn_alike_in_every_language()
    {
        var chart = Render<SimilarityChart>(chart => chart.Add(it => it.Report, Report));

        chart.FindAll("path").ShouldAllBe(path => !path.GetAttribute("d")!.Contains(','));
        chart.FindAll("[style]").ShouldAllBe(place => !place.GetAttribute("style")!.Contains(','));
    }

    [Fact]
    public void The_present_and_the_proposed_setting_stand_out_in_the_table()
    {
        var rows = Render<RatesTable>(table => table.Add(it => it.Report, Report)).FindAll("tr.marked");

        rows.Count.ShouldBe(2);
        rows.Single(row => row.TextContent.Contains("current")).QuerySelector("th")!.TextContent.ShouldContain("0,46");
        rows.Single(row => row.TextContent.Contains("suggested")).QuerySelector("th")!.TextContent.ShouldContain($"{Report.Proposal.Rates!.Value.Threshold:0.00}");
    }

    [Fact]
    public void Too_few_faces_are_said_plainly_and_nothing_is_proposed()
    {
        var few = Confirmed.Check(Confirmed.Crowd(people: 6, each: 2, noise: 1.2f));

        Render<ProposalSentence>(sentence => sentence.Add(it => it.Report, few)).Markup.ShouldContain("Confirm about 370 more faces, with at least 14 more people among them,");
        Render<SimilarityChart>(chart => chart.Add(it => it.Report, few)).FindAll(".proposed").ShouldBeEmpty();
    }
}
