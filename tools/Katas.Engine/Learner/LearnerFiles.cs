using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Stubs;

namespace Katas.Engine.Learner;

/// <summary>Puts stubs back, and never without a copy of what was there.</summary>
public sealed class LearnerFiles(TimeProvider time)
{
    /// <summary>Makes the kata's folder hold its stubs and no other C# file.</summary>
    /// <returns>The folder that now holds what was there, or null when nothing had to be kept.</returns>
    public string? PutStubsBack(Kata kata, IReadOnlyList<StubDifference> differences)
    {
        var edited = differences.Where(difference => difference.Found is not null).Select(difference => difference.Name).ToList();
        var backup = edited.Count == 0 ? null : NewBackupFolder(kata);

        // All copies are made before the first file changes, so that an error half-way loses nothing.
        foreach (var name in edited)
        {
            File.Copy(Path.Combine(kata.Folder, name), Path.Combine(backup!, name));
        }

        foreach (var difference in differences)
        {
            var path = Path.Combine(kata.Folder, difference.Name);
            if (difference.Stub is null)
            {
                File.Delete(path);
            }
            else
            {
                WholeFile.Write(path, difference.Stub);
            }
        }

        return backup;
    }

    private string NewBackupFolder(Kata kata)
    {
        var name = time.GetLocalNow().ToString("yyyy-MM-dd_HH-mm-ss", CultureInfo.InvariantCulture);
        var stem = Path.Combine(kata.Root, ".kata", "backup", kata.Id, name);

        // A second backup within the same second gets a name of its own.
        var folder = stem;
        for (var again = 2; Directory.Exists(folder); again++)
        {
            folder = $"{stem}_{again}";
        }

        Directory.CreateDirectory(folder);
        return folder;
    }
}
