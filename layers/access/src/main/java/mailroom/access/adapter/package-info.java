/** The copy in the service's own DynamoDB table. */
@NullMarked
package mailroom.access.adapter;

import org.jspecify.annotations.NullMarked;
