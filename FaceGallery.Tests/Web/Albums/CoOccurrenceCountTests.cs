using FaceGallery.Web.Albums;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

public sealed class CompanyCountTests
{
    [Fact]
    public void Twos_threes_and_larger_companies_are_counted() =>
        CoOccurrenceCount.Of([[1, 2], [1, 2, 3], [1, 2, 3, 4]]).Select(company => $"{string.Join(' ', company.PersonIds)}: {company.Photos}").ShouldBe(
        [
            "1 2: 3", "1 3: 2", "2 3: 2", "1 2 3: 2", "1 4: 1", "2 4: 1", "3 4: 1", "1 2 4: 1", "1 3 4: 1", "2 3 4: 1", "1 2 3 4: 1",
        ]);

    [Fact]
    public void A_photo_of_a_whole_wedding_takes_no_time() =>
        CoOccurrenceCount.Of([[.. Enumerable.Range(1, 120)]]).Count().ShouldBe((120 * 119 / 2) + 1);
}
