fn main() {
    let trees: Vec<String> = [
        "acacia", "alder", "almond", "apple", "ash", "aspen", "bay", "beech", "birch", "box",
        "buckeye", "cedar", "cherry", "cypress", "ebony", "elder", "elm", "fig", "fir", "hazel",
        "holly", "juniper", "larch", "laurel", "lime", "linden", "maple", "medlar", "myrtle",
        "oak", "olive", "palm", "pear", "pine", "plane", "plum", "quince", "rowan", "walnut",
        "yew",
    ]
    .map(String::from)
    .to_vec();
    let pick = &trees[1];
    // <---
    println!("{pick} is one of {}", trees.len());
}
