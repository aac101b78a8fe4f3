/** The batches table: the only place that knows its items and the AWS SDK. {@link mailroom.batches.adapter.DynamoAdapters} is the one door. */
@NullMarked
package mailroom.batches.adapter;

import org.jspecify.annotations.NullMarked;
