using FaceGallery.Domain.Messages;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Settings;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Setup;

/// <summary>Finds the address by which phones reach the app, lets one try, and makes links begin with it.</summary>
public partial class AddressStep : IDisposable
{
    private const string AllOfTheNetwork = "http://*:8080";

    private static readonly Setting PublicAddress = SettingsCatalogue.All.Single(setting => setting.Key == "Sharing:PublicAddress");
    private static readonly Setting Listen = SettingsCatalogue.All.Single(setting => setting.Key == "urls");

    private IReadOnlyList<string> _found = [];
    private SettingState _public = default!;
    private SettingState _listen = default!;
    private string? _address;
    private string _secret = "";
    private bool _isReached;
    private bool _isOpening;
    private Message? _problem;

    /// <summary>Links begin with the address from now on.</summary>
    [Parameter]
    public EventCallback OnSet { get; set; }

    [CascadingParameter]
    private Confirmed? Confirmed { get; set; }

    [Inject]
    private NetworkAddresses Network { get; set; } = default!;

    [Inject]
    private ReachTests Tests { get; set; } = default!;

    [Inject]
    private StoredSettings Settings { get; set; } = default!;

    public void Dispose()
    {
        Tests.End(_secret);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        (_public, _listen, _found) = (Settings.Read(PublicAddress), Settings.Read(Listen), Network.Find());
        Choose(_public.Values.Concat(_found).FirstOrDefault());
        _found = [.. _public.Values.Union(_found)];
    }

    private void Choose(string? address)
    {
        Tests.End(_secret);
        (_address, _isReached) = (address?.TrimEnd('/'), false);
        _secret = Tests.Begin(() => InvokeAsync(() =>
        {
            _isReached = true;
            StateHasChanged();
        }));
    }

    private async Task OpenAsync()
    {
        if (await SetAsync(Listen, AllOfTheNetwork))
        {
            (_listen, _isOpening) = (Settings.Read(Listen), true);
        }
    }

    private async Task UseAsync()
    {
        if (await SetAsync(PublicAddress, _address!))
        {
            _public = Settings.Read(PublicAddress);
            await OnSet.InvokeAsync();
        }
    }

    private async Task<bool> SetAsync(Setting setting, string value)
    {
        if (Confirmed is not null && !await Confirmed.IsStillAsync())
        {
            return false;
        }

        _problem = await Settings.SetAsync(setting, [value], CancellationToken.None);
        return _problem is null;
    }
}
