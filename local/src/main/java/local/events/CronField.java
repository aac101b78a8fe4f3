package local.events;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One field of a cron expression: lists, ranges, steps, names. */
final class CronField {
    private CronField() {}

    /**
     * All values that a field allows.
     *
     * @param names of the values from {@code first} on, where there are some
     */
    static NavigableSet<Integer> values(String field, int first, int last, List<String> names) {
        TreeSet<Integer> values = new TreeSet<>();
        for (String part : field.split(",", -1)) {
            String[] step = part.split("/", -1);
            String[] range = step[0].split("-", -1);
            boolean all = step[0].equals("*") || step[0].equals("?");
            int from = all ? first : number(range[0], names, first);
            int to = all || (step.length == 2 && range.length == 1)
                    ? last
                    : number(range[range.length - 1], names, first);
            int by = step.length == 2 ? number(step[1], List.of(), first) : 1;
            if (step.length > 2 || range.length > 2 || from < first || to > last || by < 1) {
                throw new IllegalArgumentException(
                        "%s is no field of a cron expression from %d to %d".formatted(field, first, last));
            }
            for (int value = from; value <= to; value += by) {
                values.add(value);
            }
        }
        return values;
    }

    static int number(String text, List<String> names, int first) {
        int name = names.indexOf(text);
        try {
            return name >= 0 ? name + first : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no value of a cron expression", e);
        }
    }
}
