package mailroom.sender.adapter;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The helpers that only look at variables. Those that include files, compile, log or define partials are unknown names here. */
final class FewHelpers extends DefaultHelperRegistry {
    private static final Set<String> KNOWN = Set.of("if", "unless", "each", "with", "lookup");

    @Override
    public <C> @Nullable Helper<C> helper(String name) {
        return KNOWN.contains(name) ? super.helper(name) : null;
    }

    @Override
    public @Nullable Decorator decorator(String name) {
        return null;
    }
}
