package comparison.advise.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.nio.file.Path;
import java.util.List;

/** A change as {@code diff -u} shows it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** Empty where nothing changes. Lines keep their carriage returns, so that {@code patch} finds them. */
    public static String of(Path template, Change change) {
        String file = String.valueOf(template.getFileName());
        List<String> before = lines(change.before());
        Patch<String> patch = DiffUtils.diff(before, lines(change.after()));
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("a/" + file, "b/" + file, before, patch, CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }

    private static List<String> lines(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }
}
