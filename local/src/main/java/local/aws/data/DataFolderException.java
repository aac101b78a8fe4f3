package local.aws.data;

/** Kept data that cannot be used: which, why, and what to do. */
public final class DataFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataFolderException(String message) {
        super(message);
    }

    public DataFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
