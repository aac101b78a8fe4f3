package comparison.model;

/** How an environment's JVM comes up. */
public enum Start {
    /** Without an AOT cache: what a managed zip gets. */
    ZIP_LIKE,
    /** With one: what a container image can bring along. */
    IMAGE_LIKE;

    public String label() {
        return this == ZIP_LIKE ? "zip-like" : "image-like";
    }
}
