namespace Katas.Engine.Catalogue;

/// <summary>A project of katas.</summary>
/// <param name="Folder">The folder's name, in katas/ and in solutions/: <c>Ch095.LinuxPermissions</c>.</param>
/// <param name="Number">The three digits of the folder's name: <c>095</c>.</param>
/// <param name="Title">From the heading of its README.</param>
/// <param name="Katas">In the order in which the README lists them.</param>
public sealed record Chapter(string Folder, string Number, string Title, IReadOnlyList<Kata> Katas);
