package local.sample;

/** Lies in a layer only. */
public final class InLayer {
    @Override
    public String toString() {
        return "from the layer";
    }
}
