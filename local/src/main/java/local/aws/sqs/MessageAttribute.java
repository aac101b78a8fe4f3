package local.aws.sqs;

/**
 * A message attribute.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, possibly with a custom label behind a dot
 * @param value the text; base64 where {@code binary}
 */
public record MessageAttribute(String dataType, String value, boolean binary) {}
