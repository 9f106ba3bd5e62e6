using FaceGallery.Tests.Browser;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Data;
using FaceGallery.Tests.Web.Guests.Finding;
using FaceGallery.Tests.Web.Indexing;
using FaceGallery.Tests.Web.LongRun;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// The classes that take longest begin first, so that none of them runs alone at the end; the others in an order that differs from build to build. The one whose library keeps all that it read of the
/// program, some 200 MB, comes last.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest = [typeof(PagesTests), typeof(KilledTests), typeof(LongRunTests), typeof(SelfieMemoryTests), typeof(ShuffledShareTests), typeof(MigrationTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections)
                .OrderByDescending(collection => Array.Exists(Longest, longest => IsOf(longest, collection))).ThenBy(collection => IsOf(typeof(RoomsTests), collection)),
        ];

    private static bool IsOf(Type tests, ITestCollection collection) => collection.TestCollectionDisplayName.Contains($"{tests} ", StringComparison.Ordinal);
}
