use std::rc::Rc;

struct Post {
    text: String,
    likes: u32,
}

fn publish(mut draft: Box<Post>) -> Rc<Post> {
    draft.likes += 1;
    // <--- the draft has moved into publish
    Rc::new(*draft)
}

fn main() {
    let draft = Box::new(Post { text: String::from("hello"), likes: 0 });
    // <--- a draft has one owner
    let post = publish(draft);
    let pinned = Rc::clone(&post);
    // <--- the post has two
    drop(post);
    // <--- and then one
    println!("{} ({})", pinned.text, pinned.likes);
}
