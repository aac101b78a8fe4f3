package local.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.LongSupplier;
import local.admin.AdminException;
import local.admin.AdminServer;

/** {@code /faults} of the admin API: which rules there are and what they did; adding some, taking some away. */
public final class FaultsApi {
    private final FaultBook book;
    private final LongSupplier seeds;

    /** @param seeds where a posted document without a seed gets one */
    public FaultsApi(FaultBook book, LongSupplier seeds) {
        this.book = book;
        this.seeds = seeds;
    }

    public void serve(AdminServer admin) {
        admin.get("/faults", this::all);
        admin.getOne("/faults/{name}", this::one);
        admin.post("/faults", this::add);
        admin.delete("/faults", book::clear);
        admin.deleteOne("/faults/{name}", this::remove);
    }

    private String all() {
        return json(book.watches());
    }

    private String one(String name) {
        return book.watches().stream()
                .filter(it -> it.rule().name().equals(name))
                .map(it -> json(it).toString())
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private String add(String body) {
        try {
            FaultFile file = FaultFile.parse("body", body, book.names());
            List<String> taken = book.add(file, file.seed().orElseGet(seeds));
            if (!taken.isEmpty()) {
                throw new AdminException(
                        409, "nothing added: there are rules called %s already".formatted(String.join(", ", taken)));
            }
            List<String> added = file.rules().stream().map(Rule::name).toList();
            return json(book.watches().stream()
                    .filter(it -> added.contains(it.rule().name()))
                    .toList());
        } catch (FaultFileException e) {
            throw new AdminException(400, "nothing added: the rules cannot be taken", e.problems());
        }
    }

    private void remove(String name) {
        if (book.remove(name).isEmpty()) {
            throw unknown(name);
        }
    }

    private static AdminException unknown(String name) {
        return new AdminException(404, "no fault is called " + name);
    }

    private static String json(List<Watch> watches) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var faults = answer.putArray("faults");
        watches.forEach(it -> faults.add(json(it)));
        return answer.toString();
    }

    private static ObjectNode json(Watch watch) {
        Watch.Counts counts = watch.counts();
        ObjectNode fault = watch.rule().written().deepCopy();
        return fault.put("seed", watch.seed())
                .put("asked", counts.asked())
                .put("struck", counts.struck())
                .put("applied", counts.applied());
    }
}
