namespace Katas.Http.Qpack;

/// <summary>The first error that ends the connection, said again for ever: the two tables differ from then on.</summary>
internal sealed class Refusals
{
    private QpackException? first;

    public void ThrowIfAny()
    {
        if (first is not null)
        {
            throw first;
        }
    }

    public QpackException Add(QpackError code, long offset, string reason) => first = new QpackException(code, offset, reason);
}
