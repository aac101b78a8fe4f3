package comparison.model;

import java.util.List;

/** How an environment's JVM comes up. */
public enum Start {
    /** Without an AOT cache: what a managed zip gets. */
    ZIP_LIKE,
    /** With one: what a container image can bring along. */
    IMAGE_LIKE,
    /** A managed zip restored from a snapshot: only on AWS, so what is published stands for what cannot be measured here. */
    SNAP_START;

    /** Those that can be measured here. */
    public static final List<Start> MEASURED = List.of(ZIP_LIKE, IMAGE_LIKE);

    public String label() {
        return switch (this) {
            case ZIP_LIKE -> "zip-like";
            case IMAGE_LIKE -> "image-like";
            case SNAP_START -> "SnapStart";
        };
    }
}
