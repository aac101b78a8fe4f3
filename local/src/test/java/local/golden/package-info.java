/**
 * One list of requests that two gateways answer: {@code sam local start-api}, whose answers are recorded, and ours. Where they differ, the
 * AWS documentation says who is right (docs/golden-responses.md).
 */
@NullMarked
package local.golden;

import org.jspecify.annotations.NullMarked;
