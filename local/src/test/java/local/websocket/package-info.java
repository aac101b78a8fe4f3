@NullMarked
package local.websocket;

import org.jspecify.annotations.NullMarked;
