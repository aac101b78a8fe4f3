package comparison.report.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import comparison.report.figures.Figures;

/** The file: the figures, after what says how to read them. */
record Document(
        @JsonProperty("$schema") String schema,
        int version,
        @JsonUnwrapped Figures figures) {}
