using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests;

/// <summary>What the documents say of tests can be looked up.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public void Every_test_that_a_document_names_exists()
    {
        var tests = typeof(DocumentsTests).Assembly.GetTypes().ToLookup(type => type.Name);

        var named = Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .SelectMany(document => TestName().Matches(File.ReadAllText(document)))
            .Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.Where(test => !tests[test.Class].Any(type => test.Method.Length == 0 || type.GetMethod(test.Method) is not null)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_that_a_document_links_to_is_there()
    {
        var documents = Directory.EnumerateFiles(SourceFiles.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs"), "*.md", SearchOption.AllDirectories)).ToList();
        var links = documents.SelectMany(document => Link().Matches(File.ReadAllText(document)).Select(link => (document, Path: link.Groups[1].Value)))
            .Where(link => !link.Path.Contains("://", StringComparison.Ordinal)).ToList();

        links.Count.ShouldBeGreaterThan(50);
        links.Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(link.document)!, link.Path))).ShouldBeEmpty();
    }

    /// <summary>A link's target without what comes after its "#".</summary>
    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    /// <summary>`SomeTests`, or `SomeTests.Something_holds`.</summary>
    [GeneratedRegex(@"`(\w+Tests)(?:\.(\w+))?`")]
    private static partial Regex TestName();
}
