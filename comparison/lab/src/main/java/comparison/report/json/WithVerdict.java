package comparison.report.json;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A target says whether it is met, and whether more samples could turn that round. */
interface WithVerdict {
    @JsonProperty
    boolean met();

    @JsonProperty
    boolean close();
}
