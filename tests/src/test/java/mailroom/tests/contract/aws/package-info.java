/** What the services themselves promise, through the SDK: what ours and LocalStack's must both keep, whichever adapter calls them. */
@NullMarked
package mailroom.tests.contract.aws;

import org.jspecify.annotations.NullMarked;
