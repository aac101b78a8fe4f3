/** The AWS services that functions call, behind one endpoint: real ones where they exist, small stand-ins where they do not. */
@NullMarked
package local.aws;

import org.jspecify.annotations.NullMarked;
