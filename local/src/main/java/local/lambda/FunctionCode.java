package local.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function's code and layers, unpacked. Two are equal if nothing in their zips differs.
 *
 * @param task the working directory
 * @param jars the function's own, then its layers': of those with the same name the last layer's, sorted by name as in {@code /opt/java/lib}
 * @param layers what else the layers hold, the last one first: it hides the ones before it, as in {@code /opt}
 */
record FunctionCode(Path task, List<Path> jars, List<Path> layers) {
    FunctionCode {
        jars = List.copyOf(jars);
        layers = List.copyOf(layers);
    }

    static FunctionCode unpack(FunctionSpec function, CodeStore store) {
        CodeStore.Unpacked own = store.unpack(function.code());
        Map<String, Path> shared = new TreeMap<>();
        List<Path> layers = new ArrayList<>();
        for (Path zip : function.layers()) {
            CodeStore.Unpacked layer = store.unpack(zip);
            layer.jars().forEach(it -> shared.put(it.getFileName().toString(), it));
            layers.addFirst(layer.task());
        }
        List<Path> jars = new ArrayList<>(own.jars());
        jars.addAll(shared.values());
        return new FunctionCode(own.task(), jars, layers);
    }

    /** Folders of this name in the layers, as a search path; empty where there are none. */
    List<Path> inLayers(String folder) {
        return layers.stream()
                .map(it -> it.resolve(folder))
                .filter(Files::isDirectory)
                .toList();
    }
}
