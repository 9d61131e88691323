int memfig_placeholder(void);
