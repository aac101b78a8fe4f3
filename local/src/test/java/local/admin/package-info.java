@NullMarked
package local.admin;

import org.jspecify.annotations.NullMarked;
