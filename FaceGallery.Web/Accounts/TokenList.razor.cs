using FaceGallery.Domain.Accounts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Accounts;

/// <summary>Tokens for scripts: made, shown once, revoked.</summary>
public partial class TokenList
{
    private IReadOnlyList<ApiToken> _tokens = [];
    private string? _name;
    private string? _secret;
    private string? _said;

    [CascadingParameter]
    private Confirmed Confirmed { get; set; } = default!;

    [Inject]
    private ApiTokens Tokens { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _tokens = await Tokens.ListAsync(CancellationToken.None);

    private async Task CreateAsync()
    {
        if (!await Confirmed.IsStillAsync())
        {
            return;
        }

        _secret = await Tokens.CreateAsync(_name ?? "", CancellationToken.None);
        _said = _secret is null ? Text["Token.Taken"] : null;
        _name = _secret is null ? _name : null;
        _tokens = await Tokens.ListAsync(CancellationToken.None);
    }

    private async Task RevokeAsync(ApiToken token)
    {
        if (await Dialogs.ShowMessageBoxAsync(Text["Token.RevokeTitle", token.Name], Text["Token.RevokeText"], Text["Token.RevokeDo"], cancelText: Text["Dialog.Cancel"]) == true)
        {
            await Tokens.RevokeAsync(token.Name, CancellationToken.None);
            _tokens = await Tokens.ListAsync(CancellationToken.None);
        }
    }
}
