package comparison.report.content;

import comparison.report.figures.Figures;
import comparison.report.figures.PermissionFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The blast radius: what code that serves one endpoint may do and has no use for. */
final class PermissionsChapter implements Chapter {
    @Override
    public String id() {
        return "permissions";
    }

    @Override
    public String title() {
        return "Permissions per endpoint: the blast radius";
    }

    @Override
    public String whenEmpty() {
        return "no permissions were read.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<PermissionFigure> all = figures.permissions();
        if (all.isEmpty()) {
            return List.of();
        }
        List<String> contenders =
                all.stream().map(PermissionFigure::contender).distinct().toList();
        var table = Table.of("Permissions that serving the endpoint does not use, of those granted")
                .text("endpoint")
                .numbers(contenders.toArray(String[]::new));
        for (String endpoint :
                all.stream().map(PermissionFigure::endpoint).distinct().toList()) {
            var row = new ArrayList<Object>();
            row.add(endpoint);
            contenders.forEach(it -> row.add(find(all, it, endpoint)
                    .map(one -> "%d of %d"
                            .formatted(one.unused().size(), one.granted().size()))
                    .orElse(Words.NONE)));
            table.row(row.toArray());
        }
        return List.of(
                new Block.Text(
                        "An endpoint that is broken into, or a bug in it, can do what its function’s role allows. What it does not need is its blast radius."),
                new Block.Tabular(table.build()),
                new Block.Fold("The permissions by name", List.of(new Block.Tabular(names(all)))));
    }

    private static Optional<PermissionFigure> find(List<PermissionFigure> all, String contender, String endpoint) {
        return all.stream()
                .filter(it -> it.contender().equals(contender) && it.endpoint().equals(endpoint))
                .findFirst();
    }

    private static Table names(List<PermissionFigure> all) {
        var table = Table.of("Permissions by name").text("contender", "endpoint", "used", "granted and unused");
        for (PermissionFigure each : all) {
            List<String> used = each.granted().stream()
                    .filter(it -> !each.unused().contains(it))
                    .toList();
            table.row(each.contender(), each.endpoint(), list(used), list(each.unused()));
        }
        return table.build();
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
