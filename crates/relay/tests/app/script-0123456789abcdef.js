export default () => "the same again and again and again and again and again";
