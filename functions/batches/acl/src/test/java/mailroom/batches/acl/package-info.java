@NullMarked
package mailroom.batches.acl;

import org.jspecify.annotations.NullMarked;
