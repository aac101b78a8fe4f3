/** Least privilege, checked: what a function's role grants against what the function did in the running system and what services do in its name. */
@NullMarked
package mailroom.tests.iam;

import org.jspecify.annotations.NullMarked;
