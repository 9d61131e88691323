/// Models to draw.
enum Models {
  static let one = """
    memory "Shared references"

    stack {
        fn main {
            a: i32 = 100
            b: &i32 = &a
        }
    }

    """

  static let twoStates = """
    state "Before" {
        heap { shared: RcBox<i32> = { strong: usize = 1, value: i32 = 42 } }
        stack { fn main { a: Rc<i32> = &shared } }
    }
    state "After the drop!" {
        heap { dropped shared: RcBox<i32> = { strong: usize = 0, value: i32 = ? } }
        stack { fn main { moved a: Rc<i32> } }
    }

    """

  static let unknownPlace = """
    stack {
        fn main {
            a: i32 = 1
            b: &i32 = &aa
        }
    }

    """
}
