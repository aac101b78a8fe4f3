/** Keeps the batches table's copy of the ACL, by which the batches endpoints decide. All it does is in the access layer. */
@NullMarked
package mailroom.batches.acl;

import org.jspecify.annotations.NullMarked;
