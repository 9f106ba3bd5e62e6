using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Settings;

/// <summary>How a value is typed in.</summary>
public enum SettingForm
{
    Switch,
    Number,
    Text,

    /// <summary>A folder of the server, or several.</summary>
    Folder,
}

/// <summary>A setting as the page shows it: its name is the text "Setting.KEY", what it does "Setting.KEY.How".</summary>
public sealed record Setting
{
    private readonly Type _options;
    private readonly PropertyInfo _property;

    private Setting(Type options, PropertyInfo property)
    {
        (_options, _property) = (options, property);
        Key = $"{options.GetField("Section")!.GetRawConstantValue()}:{property.Name}";
        Form = property.PropertyType == typeof(bool) ? SettingForm.Switch
            : property.PropertyType == typeof(int) || property.PropertyType == typeof(long) ? SettingForm.Number
            : SettingForm.Text;
    }

    /// <summary>"Indexing:Workers".</summary>
    public string Key { get; init; }

    public SettingForm Form { get; init; }

    /// <summary>It is read when the program starts.</summary>
    public bool NeedsRestart { get; init; }

    /// <summary>It has any number of values.</summary>
    public bool IsList => _property.PropertyType == typeof(IList<string>);

    /// <summary>Whole numbers, both included.</summary>
    public (long Least, long Most) Range => _property.GetCustomAttribute<RangeAttribute>() is { } range
        ? (Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture), range.Maximum is double most && most >= long.MaxValue ? long.MaxValue : Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture))
        : (0, long.MaxValue);

    /// <typeparam name="T">Options with the constant <c>Section</c>.</typeparam>
    public static Setting Of<T>(string property)
        where T : class, new() => new(typeof(T), typeof(T).GetProperty(property)!);

    /// <summary>What it is where nobody set it.</summary>
    public IReadOnlyList<string> Default() => Lines(_property.GetValue(Activator.CreateInstance(_options)));

    /// <summary>What it is: one value, or those of a list.</summary>
    public IReadOnlyList<string> Read(IConfiguration settings)
    {
        var items = settings.GetSection(Key).GetChildren().Select(item => item.Value).OfType<string>().Where(item => item.Length > 0).ToList();
        return items.Count > 0 ? items
            : settings[Key] is { } value ? (value.Length == 0 ? [] : [value])
            : Default();
    }

    /// <returns>What is wrong with a value; null where nothing is.</returns>
    public Message? Check(IReadOnlyList<string> values)
    {
        if (Form == SettingForm.Number)
        {
            return values is [var text] && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Range.Least && number <= Range.Most
                ? null
                : new Message("Settings.WrongNumber", Range.Least.ToString(CultureInfo.InvariantCulture), Range.Most.ToString(CultureInfo.InvariantCulture));
        }

        var isWrong = !IsList && values is [var one] && _property.GetCustomAttributes<ValidationAttribute>().Any(rule => !rule.IsValid(one));
        return isWrong ? new Message($"Setting.{Key}.Wrong") : null;
    }

    private static IReadOnlyList<string> Lines(object? value) => value switch
    {
        null => [],
        IEnumerable<string> items => [.. items],
        bool isOn => [isOn ? "true" : "false"],
        IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)],
        _ => [value.ToString()!],
    };
}
